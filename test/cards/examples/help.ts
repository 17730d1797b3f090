import type { CommandName } from '../../../src/domain/names.ts';
import type { Examples } from './example.ts';
import { hostile } from './people.ts';

const asks: CommandName[] = [
  'resellers',
  'removePartnership',
  'requestPartnership',
  'customers',
  'addCustomer',
  'myRequests',
  'history',
  'profile',
  'links',
  'language',
  'help',
  'cancel',
  'startOver',
];
const decides: CommandName[] = [
  'resellers',
  'removePartnership',
  'requestPartnership',
  'customers',
  'addCustomer',
  'myRequests',
  'pending',
  'history',
  'profile',
  'links',
  'assign',
  'hold',
  'release',
  'notifyHere',
  'notifications',
  'notifyStop',
  'language',
  'help',
  'cancel',
  'startOver',
];

export const examples: Examples = {
  welcome: { view: 'help', welcome: true, name: 'Alex', roles: ['salesAgent'], commands: asks },
  admin: {
    view: 'help',
    welcome: false,
    name: 'Megan',
    roles: ['adminAgent', 'globalAdmin'],
    commands: decides,
  },
  least: {
    view: 'help',
    welcome: false,
    name: 'Isaiah',
    roles: ['userManagementAdmin'],
    commands: ['help'],
  },
  unknown: {
    view: 'help',
    welcome: false,
    name: 'Alex',
    roles: ['salesAgent'],
    commands: asks,
    unknown: { text: 'reseler', nearest: ['resellers', 'myRequests'] },
  },
  hostile: {
    view: 'help',
    welcome: false,
    name: hostile,
    roles: ['salesAgent'],
    commands: asks,
    unknown: { text: hostile, nearest: [] },
  },
};
