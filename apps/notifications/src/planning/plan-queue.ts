/** What there is to look at, each once however often it was asked for. */
export class PlanQueue {
  private programs = new Set<string>();
  private companies = new Set<string>();
  private recipients = new Set<string>();
  private isEverything = false;

  program(id: string): void {
    this.programs.add(id);
  }

  company(id: string): void {
    this.companies.add(id);
  }

  /** A recipient one of whose subscriptions has begun or ended. */
  recipient(id: string): void {
    this.recipients.add(id);
  }

  everything(): void {
    this.isEverything = true;
  }

  get isEmpty(): boolean {
    return !this.isEverything && this.programs.size + this.companies.size + this.recipients.size === 0;
  }

  /** All of it; what is asked for from now on is for the next time. */
  take(): {
    readonly everything: boolean;
    readonly programs: ReadonlySet<string>;
    readonly companies: ReadonlySet<string>;
    readonly recipients: ReadonlySet<string>;
  } {
    const { isEverything: everything, programs, companies, recipients } = this;
    [this.isEverything, this.programs, this.companies, this.recipients] = [false, new Set(), new Set(), new Set()];
    return { everything, programs, companies, recipients };
  }
}
