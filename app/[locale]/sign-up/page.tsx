import { AccountFrame, accountMetadata } from '@/components/account/account-frame'
import { SignUp } from '@/components/account/sign-up'

export const generateMetadata = () => accountMetadata('signUp')

export default function SignUpPage() {
  return (
    <AccountFrame page="signUp">
      <SignUp />
    </AccountFrame>
  )
}
