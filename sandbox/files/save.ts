/** Hands a file to the browser, which asks or saves as its settings say. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken hold of the content once the press has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
