-- CreateTable
CREATE TABLE "Newcomer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "learnerId" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Newcomer_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Newcomer_learnerId_key" ON "Newcomer"("learnerId");

-- CreateIndex
CREATE INDEX "Newcomer_createdAt_idx" ON "Newcomer"("createdAt");
