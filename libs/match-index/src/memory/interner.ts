/** Small whole numbers for texts, the same for the same text. */
export class Interner {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly lists = new Map<readonly string[], readonly number[]>();
  private readonly remembered = new Map<readonly string[], readonly number[]>();
  private rememberedAt = 0;

  of(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }

  /** The numbers of several texts. Remembered for the list: it must be one of those that are kept and asked for again and again. */
  ofAll(texts: readonly string[]): readonly number[] {
    let numbers = this.lists.get(texts);
    if (numbers === undefined) {
      numbers = texts.map((text) => this.of(text));
      this.lists.set(texts, numbers);
    }
    return numbers;
  }

  /** Undefined for a text that no number was ever asked for. */
  known(text: string): number | undefined {
    return this.numbers.get(text);
  }

  /** The numbers of those texts that have one. Remembered for the list, until a text is new: lists that are asked for again and again must be the same object. */
  knownOf(texts: readonly string[]): readonly number[] {
    if (this.rememberedAt !== this.texts.length) {
      this.remembered.clear();
      this.rememberedAt = this.texts.length;
    }
    let numbers = this.remembered.get(texts);
    if (numbers === undefined) {
      numbers = texts.flatMap((text) => this.numbers.get(text) ?? []);
      this.remembered.set(texts, numbers);
    }
    return numbers;
  }

  text(number: number): string {
    return this.texts[number]!;
  }

  get size(): number {
    return this.texts.length;
  }
}
