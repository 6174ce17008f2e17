export * from './company.js';
export * from './match.js';
export * from './program.js';
export * from './topics.js';
export * from './vocabulary.js';
