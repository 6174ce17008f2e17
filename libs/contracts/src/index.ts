export * from './company.js';
export { judgedCall, type JudgedCall } from './judged-call.js';
export * from './match.js';
export { parseCompany, type CompanyDoor } from './parse-company.js';
export { parseCall, parseProgram, type NewCall, type ProgramParsed, type Refused } from './parse-program.js';
export * from './program.js';
export { mayGet, noFilter, passes, passesOne, type FilterName, type ProgramFilter } from './program-filter.js';
export { idSchema } from './program.schema.js';
export {
  callShape,
  callSummaryShape,
  companyShape,
  judgementShape,
  matchShape,
  pageShape,
  programShape,
  programSummaryShape,
} from './shapes.js';
export * from './topics.js';
export * from './vocabulary.js';
