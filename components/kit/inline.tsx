interface Piece {
  at: number
  text: string
  code: boolean
}

function pieces(text: string): Piece[] {
  let at = 0
  return text.split('`').map((part, index) => {
    const piece = { at, text: part, code: index % 2 === 1 }
    at += part.length + 1
    return piece
  })
}

/** Text of questions and feedback: plain, with `code` between backticks. */
export function Inline({ text }: { text: string }) {
  return pieces(text).map((piece) =>
    piece.code ? (
      <code key={piece.at} className="rounded bg-sunken px-1 font-mono text-[0.9em]">
        {piece.text}
      </code>
    ) : (
      piece.text
    ),
  )
}
