/** The least that this version of Next can be: the floor that our pages are measured against. */
export default function Hello() {
  return <h1>hello</h1>
}
