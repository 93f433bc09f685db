import { exerciseList } from '../exercise-list'

const { metadata, Page } = exerciseList('counterexamples')

export const generateMetadata = metadata
export default Page
