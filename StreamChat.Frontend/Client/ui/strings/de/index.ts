import type { Catalogue } from '../catalogue';
import { accountStrings } from './accountStrings';
import { chatStrings } from './chatStrings';
import { failureStrings } from './failureStrings';
import { listStrings } from './listStrings';
import { pageStrings } from './pageStrings';

/** German; a chunk of its own, loaded only where it is spoken. */
export const german: Catalogue = { ...pageStrings, ...chatStrings, ...listStrings, ...failureStrings, ...accountStrings };
