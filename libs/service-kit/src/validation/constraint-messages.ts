import type { Text } from '../problems/text.js';

/** Given what the constraint was declared with, written out. */
type Message = (given: readonly string[]) => Text;

export const unknownField: Text = { ko: '알 수 없는 항목입니다.', en: 'This field is not known.' };

/** What each constraint of class-validator asks for, in the words of a form. */
const constraintMessages: Readonly<Record<string, Message>> = {
  whitelistValidation: () => unknownField,
  isDefined: () => ({ ko: '꼭 입력해야 합니다.', en: 'This is required.' }),
  isNotEmpty: () => ({ ko: '꼭 입력해야 합니다.', en: 'This is required.' }),
  isString: () => ({ ko: '글자로 입력해야 합니다.', en: 'This must be text.' }),
  isBoolean: () => ({ ko: 'true 또는 false여야 합니다.', en: 'This must be true or false.' }),
  isInt: () => ({ ko: '정수여야 합니다.', en: 'This must be a whole number.' }),
  isNumber: () => ({ ko: '숫자여야 합니다.', en: 'This must be a number.' }),
  isPositive: () => ({ ko: '0보다 커야 합니다.', en: 'This must be more than 0.' }),
  min: ([least]) => ({ ko: `${least} 이상이어야 합니다.`, en: `This must be ${least} or more.` }),
  max: ([most]) => ({ ko: `${most} 이하여야 합니다.`, en: `This must be ${most} or less.` }),
  minLength: ([least]) => ({ ko: `${least}자 이상이어야 합니다.`, en: `This must have ${least} characters or more.` }),
  maxLength: ([most]) => ({ ko: `${most}자를 넘을 수 없습니다.`, en: `This may have at most ${most} characters.` }),
  isLength: ([least, most]) => ({ ko: `${least}자 이상 ${most}자 이하여야 합니다.`, en: `This must have ${least} to ${most} characters.` }),
  matches: () => ({ ko: '정해진 형식이 아닙니다.', en: 'This does not have the required form.' }),
  isIn: ([allowed]) => ({ ko: `다음 중 하나여야 합니다: ${allowed}`, en: `This must be one of: ${allowed}` }),
  isEnum: ([allowed]) => ({ ko: `다음 중 하나여야 합니다: ${allowed}`, en: `This must be one of: ${allowed}` }),
  isArray: () => ({ ko: '목록이어야 합니다.', en: 'This must be a list.' }),
  arrayMinSize: ([least]) => ({ ko: `${least}개 이상이어야 합니다.`, en: `This must have ${least} entries or more.` }),
  arrayMaxSize: ([most]) => ({ ko: `${most}개를 넘을 수 없습니다.`, en: `This may have at most ${most} entries.` }),
  arrayNotEmpty: () => ({ ko: '하나 이상 있어야 합니다.', en: 'This must have at least one entry.' }),
  arrayUnique: () => ({ ko: '같은 값이 두 번 있습니다.', en: 'The same value is given twice.' }),
  isObject: () => ({ ko: '항목을 담은 객체여야 합니다.', en: 'This must be an object.' }),
  nestedValidation: () => ({ ko: '항목을 담은 객체여야 합니다.', en: 'This must be an object.' }),
  isEmail: () => ({ ko: '전자우편 주소가 아닙니다.', en: 'This is not an e-mail address.' }),
  isUrl: () => ({ ko: '웹 주소가 아닙니다.', en: 'This is not a web address.' }),
  isISO8601: () => ({ ko: '날짜가 아닙니다 (예: 2024-03-18).', en: 'This is not a date, such as 2024-03-18.' }),
};

const mostNamed = 30;
const unfit: Text = { ko: '올바르지 않은 값입니다.', en: 'This value is not valid.' };

/** The message of a constraint that was declared with these arguments. */
export function messageFor(constraint: string, declaredWith: readonly unknown[]): Text {
  return constraintMessages[constraint]?.(declaredWith.map(written)) ?? unfit;
}

/** A number as it is; a list or an enumeration by its members, where those are few enough to be read. */
function written(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null) return String(argument);
  const members = Object.values(argument).map(String);
  return members.length <= mostNamed ? members.join(', ') : `${members.slice(0, mostNamed).join(', ')} …`;
}
