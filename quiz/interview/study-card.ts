/** A card to learn with elsewhere, on paper or in Anki. Texts are plain with `code` between backticks. */
export interface StudyCard {
  /** Stays the same when the texts change: an import finds by it what is there already. */
  id: string
  group: StudyGroup
  front: string
  /** What a terminal shows with the question, line by line; null for most. */
  shown: string | null
  /** Paragraphs. */
  back: string[]
  /** What a good answer names. */
  points: string[]
  tags: string[]
}

export type StudyGroup = 'questions' | 'follow-ups' | 'counterexamples' | 'drills' | 'stack-bugs'
