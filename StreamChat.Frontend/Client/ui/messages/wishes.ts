/** What a person can wish for a turn. */
export interface TurnWishes {
  readonly regenerate: (answerId: string) => void;
  readonly goOn: (answerId: string) => void;
  readonly edit: (questionId: string, text: string) => void;
  readonly select: (messageId: string) => void;
}
