import { chatStrings } from './chatStrings';
import { failureStrings } from './failureStrings';
import { listStrings } from './listStrings';
import { pageStrings } from './pageStrings';

export { dateAndTime, format } from './format';

/** Every word that the page says, in one place. */
export const strings = { ...pageStrings, ...chatStrings, ...listStrings, ...failureStrings } as const;
