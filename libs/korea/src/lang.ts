/** The languages a name or an amount can be written in. */
export type Lang = 'ko' | 'en';
