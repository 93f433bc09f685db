-- CreateTable
CREATE TABLE "Result" (
    "learnerId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "contentVersion" TEXT NOT NULL,
    "earned" REAL NOT NULL,
    "of" REAL NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("learnerId", "attemptId", "contentVersion"),
    CONSTRAINT "Result_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Result_learnerId_attemptId_fkey" FOREIGN KEY ("learnerId", "attemptId") REFERENCES "Attempt" ("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HintTaken" (
    "learnerId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "hint" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("learnerId", "questionId", "seed", "hint"),
    CONSTRAINT "HintTaken_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonVisit" (
    "learnerId" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,

    PRIMARY KEY ("learnerId", "lesson"),
    CONSTRAINT "LessonVisit_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Settings" (
    "learnerId" TEXT NOT NULL PRIMARY KEY,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "reviewDate" TEXT,
    "reviewPlanned" DATETIME,
    "streak" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Settings_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
-- Written by hand: columns are added in place, where the generated form would copy the whole table.
ALTER TABLE "Attempt" ADD COLUMN "variant" INTEGER;
ALTER TABLE "Attempt" ADD COLUMN "misconceptions" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Attempt" ADD COLUMN "mode" TEXT NOT NULL DEFAULT 'practice';
ALTER TABLE "Attempt" ADD COLUMN "confidence" TEXT;
ALTER TABLE "Attempt" ADD COLUMN "locale" TEXT;
ALTER TABLE "Attempt" ADD COLUMN "elapsedMs" INTEGER;
ALTER TABLE "Attempt" ADD COLUMN "hints" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Attempt" ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_learnerId_questionId_variant_key" ON "Attempt"("learnerId", "questionId", "variant");
