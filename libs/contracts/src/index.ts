export * from './company.js';
export * from './match.js';
export { parseCompany, type CompanyDoor } from './parse-company.js';
export { parseCall, parseProgram, type NewCall, type ProgramParsed, type Refused } from './parse-program.js';
export * from './program.js';
export { idSchema } from './program.schema.js';
export * from './topics.js';
export * from './vocabulary.js';
