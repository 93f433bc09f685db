import { exerciseList } from '../exercise-list'

const { metadata, Page } = exerciseList('stack-bugs')

export const generateMetadata = metadata
export default Page
