-- CreateTable
CREATE TABLE "MergedLearner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "mergedAt" DATETIME NOT NULL,
    CONSTRAINT "MergedLearner_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "MergedLearner_tokenHash_key" ON "MergedLearner"("tokenHash");

-- CreateIndex
CREATE INDEX "MergedLearner_learnerId_idx" ON "MergedLearner"("learnerId");
