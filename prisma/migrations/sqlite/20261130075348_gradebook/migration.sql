-- CreateIndex
CREATE INDEX "Attempt_graded" ON "Attempt"("learnerId", "questionId", "status", "createdAt", "sequence", "earned", "of", "imported");
