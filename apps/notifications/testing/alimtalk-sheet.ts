import { type AlimtalkTemplate, variablesOf } from '../src/channels/phone/alimtalk-templates.js';

/** A template as the documentation shows it. */
export function alimtalkSheet(template: AlimtalkTemplate): string {
  const { code, name, content, buttons } = template;
  return [
    `### ${name}`,
    '',
    `템플릿 코드 \`${code}\` · 변수 ${variablesOf(template)
      .map((variable) => `\`#{${variable}}\``)
      .join(', ')}`,
    '',
    '```text',
    content,
    '```',
    '',
    '| 버튼 | 유형 | 주소 |',
    '| --- | --- | --- |',
    ...buttons.map((button) => `| ${button.name} | 웹링크(WL) | \`${button.url}\` |`),
    '',
  ].join('\n');
}
