@echo off
rem Builds what is missing, then runs the command line.
setlocal
set "jar=%~dp0cli\target\aecos-analytics.jar"
where java >nul 2>nul || (echo aecos: Java 17 or newer is needed and was not found.>&2 & exit /b 3)
if not exist "%jar%" (
  where node >nul 2>nul || (echo aecos: Node 20 or newer is needed to build the dashboard and was not found.>&2 & exit /b 3)
  echo aecos: building; the first time takes a few minutes ...>&2
  pushd "%~dp0"
  call mvnw.cmd -q -DskipTests package -pl cli -am 1>&2 || (popd & exit /b 3)
  popd
)
java -Xms32m -Xmx512m -XX:+UseSerialGC -XX:SurvivorRatio=4 -XX:TieredStopAtLevel=1 -jar "%jar%" %*
exit /b %errorlevel%
