import { Tokenizer } from "@huggingface/tokenizers";

/** The model's input for a text, or for a pair of texts, its own marks around them. */
export type Tokenise = (text: string, second: string | undefined) => TokenIds;

export interface TokenIds {
  ids: readonly number[];
  /** 0 for the first text, 1 for the second. */
  types: readonly number[];
}

interface TokeniserFiles {
  /** tokenizer.json. */
  tokenizer: string | undefined;
  /** vocab.txt, which BERT's models have where they are older than tokenizer.json. */
  vocabulary: string | undefined;
  config: { do_lower_case?: boolean | undefined };
}

/** The tokeniser that a model's files describe. Throws `Error` where they describe none. */
export function createTokeniser({ tokenizer, vocabulary = "", config }: TokeniserFiles): Tokenise {
  const parts: object = tokenizer === undefined ? wordPiece(vocabulary, config) : JSON.parse(tokenizer);
  const made = new Tokenizer(parts, config);
  return (text, second) => {
    const options = { text_pair: second ?? null, return_token_type_ids: true } as const;
    // A lone half of a character is no text: the tokeniser's patterns would cut through what it stands beside.
    const { ids, token_type_ids } = made.encode(text.replace(/\p{Surrogate}/gu, "\ufffd"), options);
    return { ids, types: token_type_ids };
  };
}

const marks = { unknown: "[UNK]", first: "[CLS]", end: "[SEP]" } as const;

/** What tokenizer.json would say of BERT's WordPiece over a vocabulary, a word a line. */
function wordPiece(
  vocabulary: string,
  { do_lower_case: lowercase = true }: TokeniserFiles["config"],
): object {
  const words = vocabulary.replace(/\r?\n$/, "").split(/\r?\n/);
  const idOf = Object.fromEntries(words.map((word, id) => [word, id]));
  for (const mark of Object.values(marks))
    if (idOf[mark] === undefined) throw new Error(`it is no vocabulary of BERT's: ${mark} is not in it`);
  const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const sequence = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
  const single = [special(marks.first, 0), sequence("A", 0), special(marks.end, 0)];
  return {
    added_tokens: [],
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    model: {
      type: "WordPiece",
      unk_token: marks.unknown,
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: idOf,
    },
    post_processor: {
      type: "TemplateProcessing",
      single,
      pair: [...single, sequence("B", 1), special(marks.end, 1)],
      special_tokens: Object.fromEntries(
        [marks.first, marks.end].map((id) => [id, { id, ids: [idOf[id]], tokens: [id] }]),
      ),
    },
    decoder: null,
  };
}
