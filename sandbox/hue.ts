/** Each host's colour as the colour of the text, from which lines and fills take it (`currentColor`). */
export const hue = { client: 'text-client', server: 'text-server' } as const
