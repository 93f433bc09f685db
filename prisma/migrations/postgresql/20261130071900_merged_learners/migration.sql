-- CreateTable
CREATE TABLE "MergedLearner" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "mergedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MergedLearner_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MergedLearner_tokenHash_key" ON "MergedLearner"("tokenHash");

-- CreateIndex
CREATE INDEX "MergedLearner_learnerId_idx" ON "MergedLearner"("learnerId");

-- AddForeignKey
ALTER TABLE "MergedLearner" ADD CONSTRAINT "MergedLearner_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
