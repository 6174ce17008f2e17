/** The day of establishment, kept once for the criteria that look at it: a column of day codes, and the firms that give one. */
export const establishedColumn = 'established';
export const establishedGiven = 'establishedOn';
