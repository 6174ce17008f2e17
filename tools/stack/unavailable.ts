/** A server that this machine cannot run, with what it lacks; whoever asked for it prints that it was skipped. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
