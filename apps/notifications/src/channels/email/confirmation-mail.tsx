import type { Lang } from '#korea';
import { oneLine } from '../one-line.js';
import type { Mail } from './mail.js';
import { Button, Heading, renderMail, Row, styles, Words } from './mail-frame.js';

export interface Confirmation {
  readonly language: Lang;
  /** What the address would be told of, in words: the firm, the search or the programme. */
  readonly what: string;
  /** A page with one button. Nothing is confirmed by opening it: programs that look at links do so too. */
  readonly confirmUrl: string;
  readonly expiresInDays: number;
}

/** Asks the owner of an address whether it was they who wanted to be told (double opt-in). */
export function confirmationMail({ language, what, confirmUrl, expiresInDays }: Confirmation): Mail {
  const words = confirmationWords[language];
  const asked = oneLine(what, 200);
  const notes = [words.expires(expiresInDays), words.otherwise];
  return {
    language,
    subject: words.subject,
    text: `${[words.heading, `${words.asked}\n${asked}`, `${words.confirm}: ${confirmUrl}`, ...notes].join('\n\n')}\n`,
    html: renderMail(
      language,
      words.subject,
      <>
        <Heading>{words.heading}</Heading>
        <Row style={{ paddingBottom: '16px' }}>
          <p style={styles.paragraph}>{words.asked}</p>
          <p style={{ margin: '0 0 16px', fontWeight: 'bold' }}>
            <Words language={language} text={asked} />
          </p>
          <Button url={confirmUrl}>{words.confirm}</Button>
        </Row>
        <Row style={{ paddingBottom: '32px' }}>
          {notes.map((note) => (
            <p key={note} class="quiet" style={styles.quiet}>
              {note}
            </p>
          ))}
        </Row>
      </>,
    ),
  };
}

const confirmationWords = {
  ko: {
    subject: '[이음] 알림 신청을 확인해 주세요',
    heading: '알림 신청을 확인해 주세요',
    asked: '이 주소로 다음 소식을 받겠다는 신청이 들어왔습니다.',
    confirm: '신청 확인하기',
    expires: (days: number) => `${days}일 안에 확인하지 않으시면 신청은 없던 것이 되고 주소는 지워집니다.`,
    otherwise: '신청하신 적이 없다면 그대로 두세요. 아무 소식도 보내지 않습니다.',
  },
  en: {
    subject: '[Ieum] Please confirm your alerts',
    heading: 'Please confirm your alerts',
    asked: 'Someone asked for news to be sent to this address:',
    confirm: 'Confirm',
    expires: (days: number) =>
      `Unless this is confirmed within ${days === 1 ? '1 day' : `${days} days`}, nothing comes of it and the address is deleted.`,
    otherwise: 'If it was not you, leave it at that. Nothing will be sent.',
  },
} as const;
