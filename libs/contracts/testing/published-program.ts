import type { PublishedProgram } from '../src/index.js';

/** A programme of which only what a test says is so: for firms, with neither rule nor call. */
export function publishedProgram(id: string, more: Partial<PublishedProgram> = {}): PublishedProgram {
  return {
    id,
    version: 1,
    title: `사업 ${id}`,
    otherNames: [],
    tracks: [],
    summary: '',
    applicants: ['company'],
    host: { organization: '충북과학기술혁신원' },
    supports: [],
    flags: [],
    sources: [],
    remarks: [],
    calls: [],
    ...more,
  };
}
