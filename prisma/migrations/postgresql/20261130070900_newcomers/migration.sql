-- CreateTable
CREATE TABLE "Newcomer" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Newcomer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Newcomer_learnerId_key" ON "Newcomer"("learnerId");

-- CreateIndex
CREATE INDEX "Newcomer_createdAt_idx" ON "Newcomer"("createdAt");

-- AddForeignKey
ALTER TABLE "Newcomer" ADD CONSTRAINT "Newcomer_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
