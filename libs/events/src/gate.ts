/** A promise that is settled from outside. That nobody waits for it is no unhandled rejection. */
export class Gate {
  readonly passed: Promise<void>;
  private settle: { readonly resolve: () => void; readonly reject: (reason: Error) => void } | null = null;

  constructor() {
    this.passed = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.passed.catch(() => undefined);
  }

  open(): void {
    this.settle?.resolve();
  }

  shut(reason: Error): void {
    this.settle?.reject(reason);
  }
}
