import { connect, createServer } from 'node:net';

/** Says in one line which of the ports cannot be used and what to do; nothing when all are free. */
export const busyPort = async (ports: Record<string, number>): Promise<string | undefined> => {
  const seen = new Map<number, string>();
  for (const [name, port] of Object.entries(ports)) {
    const other = seen.get(port);
    if (other)
      return `${name} is wrong: ${other} is ${port} too, and each part needs a port of its own.`;
    seen.set(port, name);
    if (!(await isFree(port))) {
      return `${name} is busy: something already listens on port ${port}. Stop it, or choose another port, for example ${name}=${port < 60_000 ? port + 1000 : port - 1000}.`;
    }
  }
  return undefined;
};

/** Whether a server could listen on this port, on this machine's own address and on all of them. */
const isFree = async (port: number): Promise<boolean> => {
  // Some systems let two servers share a port when they name different addresses, so a caller is tried as well.
  if ((await somebodyAnswers(port, '127.0.0.1')) || (await somebodyAnswers(port, '::1')))
    return false;
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
};

const somebodyAnswers = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const answer = (somebody: boolean) => {
      socket.destroy();
      resolve(somebody);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });

const canListen = (port: number, host?: string) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
