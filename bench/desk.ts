import { openHouse } from '../src/main.ts';
import { readConfig } from '../src/config.ts';
import type { Store } from '../src/domain/ports.ts';

/** A store that never tells of due tasks: what follows a click then stays where it was saved, until the next start. */
const withoutDelivery = (store: Store): Store => ({
  ...store,
  desk: {
    ...store.desk,
    list: (query) => (query.dueBy === undefined ? store.desk.list(query) : Promise.resolve([])),
  },
});

// The desk as `npm start` opens it; it says when it is ready, as the baseline does.
const keys = process.argv[2] === 'withoutDelivery' ? { store: withoutDelivery } : {};
const house = await openHouse(readConfig(process.env), keys);
console.log(JSON.stringify({ ready: true, port: house.port }));
process.once('SIGTERM', () => {
  void house.close().then(() => process.exit(0));
});
