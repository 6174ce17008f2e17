import { isDay, isInstant } from '#korea';
import { registerDecorator } from 'class-validator';

/** A date `YYYY-MM-DD` or an instant with its offset. */
export function IsAsOf(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isAsOf',
      target: target.constructor,
      propertyName: String(propertyName),
      options: {
        context: {
          ko: '날짜(2024-03-04)나 시간대가 있는 시각(2024-03-04T09:00:00+09:00)이어야 합니다.',
          en: 'This must be a date (2024-03-04) or an instant with its offset (2024-03-04T09:00:00+09:00).',
        },
      },
      validator: { validate: (value: unknown) => typeof value === 'string' && (isDay(value) || isInstant(value)) },
    });
  };
}
