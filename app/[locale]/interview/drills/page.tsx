import { exerciseList } from '../exercise-list'

const { metadata, Page } = exerciseList('drills')

export const generateMetadata = metadata
export default Page
