import { Account } from '@/components/account/account'
import { AccountFrame, accountMetadata } from '@/components/account/account-frame'

export const generateMetadata = () => accountMetadata('account')

export default function AccountPage() {
  return (
    <AccountFrame page="account">
      <Account />
    </AccountFrame>
  )
}
