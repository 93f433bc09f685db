import { AccountFrame, accountMetadata } from '@/components/account/account-frame'
import { SignIn } from '@/components/account/sign-in'

export const generateMetadata = () => accountMetadata('signIn')

export default function SignInPage() {
  return (
    <AccountFrame page="signIn">
      <SignIn />
    </AccountFrame>
  )
}
