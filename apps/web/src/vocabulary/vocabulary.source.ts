import type { Lang } from '#korea';
import { Injectable } from '@nestjs/common';
import { ApiClient } from '../api-client/api-client.js';
import type { Visitor, VocabulariesAnswer } from '../api-client/api-client.types.js';
import { emptyVocabularies, Vocabulary } from './vocabulary.js';

const keptForMillis = 5 * 60_000;

/** The closed lists, asked once in a while: both languages come in one answer and codes are only ever added. */
@Injectable()
export class VocabularySource {
  private kept: { readonly lists: VocabulariesAnswer; readonly until: number } | null = null;

  constructor(private readonly api: ApiClient) {}

  /** Throws what the API client throws, if nothing has been read before. */
  async read(visitor: Visitor): Promise<Vocabulary> {
    if (!this.kept || this.kept.until < performance.now()) await this.refresh(visitor);
    return this.lastKnown(visitor.lang);
  }

  /** Without asking; empty before the first answer. */
  lastKnown(lang: Lang): Vocabulary {
    return new Vocabulary(this.kept?.lists ?? emptyVocabularies, lang);
  }

  private async refresh(visitor: Visitor): Promise<void> {
    try {
      const lists = { ...emptyVocabularies, ...(await this.api.vocabularies(visitor)) };
      this.kept = { lists, until: performance.now() + keptForMillis };
    } catch (error) {
      if (!this.kept) throw error;
    }
  }
}
