import type { Line } from '../plan/plan.js';
import { Notes, type EntryCheck } from './check.js';

/** Department and phone are those of the contact row (부서명, 팀명 or 센터명) that the sources cite, if they cite one. */
export const checkContact: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  const { department, phone } = program.host;
  const rows = cited.flatMap(contactRow);
  if (rows.length === 0) {
    if (department !== undefined) notes.wrong('/host/department', `No cited line names ${department}.`);
    if (phone !== undefined) notes.wrong('/host/phone', `No cited line names ${phone}.`);
    return notes.checked;
  }
  const ofDepartment = rows.filter((row) => row.department === department);
  if (ofDepartment.length === 0) notes.wrong('/host/department', `Line ${rows[0]!.line} names ${rows[0]!.department}.`);
  const digits = phone?.replaceAll(/\D/gu, '') ?? '';
  const ofPhone = rows.filter((row) => row.phones.some((each) => digits !== '' && digits.endsWith(each)));
  if (ofPhone.length === 0) notes.wrong('/host/phone', `Line ${rows[0]!.line} names ${rows[0]!.phones.join(', ')}.`);
  for (const { line } of ofDepartment) notes.read('/host/department', department!, line);
  for (const { line } of ofPhone) notes.read('/host/phone', phone!, line);
  return notes.checked;
};

interface ContactRow {
  readonly department: string;
  /** Digits only; one may lack its area code. */
  readonly phones: readonly string[];
  readonly line: number;
}

export function contactRow({ number, text }: Line): readonly ContactRow[] {
  const row = /^(?:부서명|팀명|센터명)\t([^\t]+)\t담당자\t(.+)$/u.exec(text);
  if (row === null) return [];
  const phones = [...row[2]!.matchAll(/☎([\d)-]+)/gu)].map(([, phone]) => phone!.replaceAll(/\D/gu, ''));
  return [{ department: row[1]!, phones, line: number }];
}
