export type { Area, Region } from './areas/area.js';
export { areaName, areaPath, areas, currentArea, isArea, relateArea, shortAreaName } from './areas/areas.js';
export { regions } from './areas/regions.data.js';
export type { Holiday, HolidayKind } from './calendar/holiday.js';
export { holidaysKnownFrom, holidaysKnownUntil } from './calendar/holidays.data.js';
export {
  areHolidaysKnown,
  firstWorkingDayOfWeek,
  holidaysOn,
  isWorkingDay,
  nextWorkingDay,
  type WorkingDays,
} from './calendar/working-days.js';
export { addDays, addYears, type Day, daysBetween, isDay, isInstant, seoulDay, yearOf } from './days/days.js';
export { momentOf, seoulMoment, writeSeoul } from './days/moments.js';
export { bigrams, choseong } from './hangul/hangul.js';
export { josa, type JosaPair } from './hangul/josa.js';
export { industries, industryName, isIndustry, relateIndustry, sectionOf } from './ksic/industries.js';
export type { Industry } from './ksic/industry.js';
export { ksicRevisions } from './ksic/revisions.data.js';
export type { Lang } from './lang.js';
export { readWon } from './money/read-won.js';
export { writeWon } from './money/write-won.js';
export { businessNumberHint, checkBusinessNumber, formatBusinessNumber, type NumberCheck } from './registration/business-number.js';
export { checkCorporateNumber, type CorporateNumberCheck } from './registration/corporate-number.js';
export { mayBeWithoutLimit, microEmployeeLimits, sizeLawOn, sizeLimits, type SizeLimit, smeAssetLimit } from './size-law/size-law.js';
