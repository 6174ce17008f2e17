import type { Day } from '../days/days.js';

/** The revisions of KSIC that are accepted, with the number of codes at each level of the whole classification. */
export const ksicRevisions: readonly {
  revision: 10 | 11;
  from: Day;
  sections: number;
  divisions: number;
  groups: number;
  classes: number;
  subclasses: number;
  source: string;
  verified: boolean;
}[] = [
  {
    revision: 10,
    from: '2017-07-01',
    sections: 21,
    divisions: 77,
    groups: 232,
    classes: 495,
    subclasses: 1196,
    source: '통계청고시, 한국표준산업분류 제10차 개정 (2017-07-01 시행)',
    verified: true,
  },
  {
    revision: 11,
    from: '2024-07-01',
    sections: 21,
    divisions: 77,
    groups: 234,
    classes: 501,
    subclasses: 1205,
    source: '통계청고시, 한국표준산업분류 제11차 개정 (2024-07-01 시행), 개수는 확인 필요',
    verified: false,
  },
];
