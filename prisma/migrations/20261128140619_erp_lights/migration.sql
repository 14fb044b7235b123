ALTER TABLE "outside_system" ADD COLUMN     "lights" TEXT[] DEFAULT ARRAY[]::TEXT[];
