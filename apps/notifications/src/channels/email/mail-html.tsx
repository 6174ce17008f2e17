import { Button, Heading, renderMail, Row, styles, Words } from './mail-frame.js';
import type { MailLine, MailView } from './mail-view.js';
import { mailWords, type MailWords } from './mail-words.js';

/** The mail as a page of one column: tables for layout alone, styles inline, nothing to load. */
export function mailHtml(view: MailView): string {
  const { language, heading, introduction, lines, question, manage, remarks } = view;
  const words = mailWords[language];
  return renderMail(
    language,
    view.subject,
    <>
      <Heading>
        <Words language={language} text={heading} />
      </Heading>
      <Row style={{ paddingBottom: '16px' }}>{introduction}</Row>
      {lines.map((line) => (
        <Row key={line.open.url} style={{ paddingTop: '16px', paddingBottom: '16px', borderTop: '1px solid #8a949e' }}>
          <Line line={line} view={view} words={words} />
        </Row>
      ))}
      {question && (
        <Row style={{ paddingTop: '16px', paddingBottom: '16px', borderTop: '1px solid #8a949e' }}>
          <h2 style={{ margin: '0 0 4px', fontSize: '18px', lineHeight: '1.4' }}>{question.heading}</h2>
          <p style={styles.paragraph}>
            <Words language={language} text={question.text} />
          </p>
          <Button url={question.link.url}>{question.link.text}</Button>
        </Row>
      )}
      <Row style={{ paddingTop: '16px', paddingBottom: '32px', borderTop: '2px solid #464c53' }}>
        <a href={manage.url} style={styles.link}>
          {manage.text}
        </a>
        {remarks.map((remark) => (
          <p key={remark} class="quiet" style={styles.quiet}>
            {remark}
          </p>
        ))}
      </Row>
    </>,
  );
}

interface LineProps {
  readonly line: MailLine;
  readonly view: MailView;
  readonly words: MailWords;
}

function Line({ line, view: { language }, words }: LineProps) {
  return (
    <>
      <p class="quiet" style={styles.quiet}>
        {line.kind}
        {line.daysLeft !== null && (
          <>
            {' · '}
            <strong>{line.daysLeft}</strong>
          </>
        )}
      </p>
      <h2 style={{ margin: '0 0 8px', fontSize: '18px', lineHeight: '1.4' }}>
        <Words language={language} text={line.title} />
      </h2>
      {line.facts.map(({ name, value }) => (
        <p key={name} style={{ margin: '0' }}>
          <span class="quiet" style={{ color: '#464c53' }}>
            {name}:
          </span>{' '}
          <Words language={language} text={value} />
        </p>
      ))}
      {line.changes.length > 0 && <Changes line={line} language={language} words={words} />}
      {line.reasons.length > 0 && (
        <>
          <p style={{ margin: '8px 0 0', fontWeight: 'bold' }}>{words.reasons}</p>
          <ul style={{ margin: '0 0 8px', paddingLeft: '20px' }}>
            {line.reasons.map(({ text, quote }) => (
              <li key={text}>
                <Words language={language} text={text} />
                {quote !== null && (
                  <>
                    <br />
                    <span class="quiet" style={{ color: '#464c53' }}>
                      <Words language={language} text={quote} />
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <p style={{ margin: '12px 0 0' }}>
        <Button url={line.open.url}>{line.open.text}</Button>
      </p>
      <p style={{ margin: '4px 0 0' }}>
        <a href={line.dismiss.url} style={styles.link}>
          {line.dismiss.text}
        </a>
      </p>
    </>
  );
}

const changeCell = { padding: '6px 8px', border: '1px solid #8a949e', fontSize: '16px', textAlign: 'left', verticalAlign: 'top' } as const;

function Changes({
  line,
  language,
  words,
}: {
  readonly line: MailLine;
  readonly language: MailView['language'];
  readonly words: MailWords;
}) {
  return (
    <table width="100%" cellpadding="0" cellspacing="0" style={{ margin: '8px 0', borderCollapse: 'collapse', tableLayout: 'fixed' }}>
      <caption style={{ textAlign: 'left', fontWeight: 'bold' }}>{words.changes}</caption>
      <thead>
        <tr>
          {[words.field, words.before, words.after].map((name) => (
            <th key={name} scope="col" style={{ ...changeCell, width: name === words.field ? '24%' : '38%' }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {line.changes.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row" style={changeCell}>
              {field}
            </th>
            <td style={changeCell}>
              <Words language={language} text={from} />
            </td>
            <td style={changeCell}>
              <strong>
                <Words language={language} text={to} />
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
