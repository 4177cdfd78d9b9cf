@echo off
rem Runs Maven on a JDK that can build this project: JAVA_HOME, else the newest one where JDKs are usually installed.
rem Maven is the distribution named in .mvn\wrapper\maven-wrapper.properties, else an installed mvn of 3.8 or later.
setlocal
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference='Stop'; $root='%~dp0'.TrimEnd('\');" ^
  "function Feature($h) { $f=Join-Path $h 'release'; if ((Test-Path (Join-Path $h 'bin\javac.exe')) -and (Test-Path $f)) { if ((Get-Content $f -Raw) -match 'JAVA_VERSION=\"(\d+)') { return [int]$Matches[1] } }; return 0 }" ^
  "$homes=@($env:JAVA_HOME) + @(Get-ChildItem -Directory -ErrorAction SilentlyContinue 'C:\Program Files\Eclipse Adoptium','C:\Program Files\Java','C:\Program Files\Microsoft','C:\Program Files\Zulu',($env:USERPROFILE+'\.jdks') | ForEach-Object FullName);" ^
  "$java=$homes | Where-Object { $_ -and (Feature $_) -ge 25 } | Select-Object -First 1;" ^
  "if (-not $java) { Write-Error 'mvnw: needs a JDK 25 or later: install one (for example Eclipse Temurin) or set JAVA_HOME to it'; exit 1 };" ^
  "$p=ConvertFrom-StringData (Get-Content (Join-Path $root '.mvn\wrapper\maven-wrapper.properties') -Raw);" ^
  "$url=$p.distributionUrl; $name=($url -split '/')[-1] -replace '-bin.tar.gz','';" ^
  "$dists=Join-Path $env:USERPROFILE '.m2\wrapper\dists'; $mvn=Join-Path $dists ($name+'\bin\mvn.cmd');" ^
  "if (-not (Test-Path $mvn)) { try { New-Item -ItemType Directory -Force $dists | Out-Null; $tar=Join-Path $dists ($name+'.tar.gz'); Invoke-WebRequest -UseBasicParsing -TimeoutSec 60 -OutFile $tar $url; if ((Get-FileHash -Algorithm SHA512 $tar).Hash -ne $p.distributionSha512Sum) { throw 'not the expected file' }; tar -xzf $tar -C $dists; Remove-Item $tar } catch { $mvn=(Get-Command mvn.cmd -ErrorAction SilentlyContinue).Source } };" ^
  "if (-not $mvn) { Write-Error ('mvnw: cannot fetch '+$url+', and no Maven is installed'); exit 1 };" ^
  "Set-Content -Encoding ASCII (Join-Path $env:TEMP 'wireroom-mvnw.cmd') ('@set JAVA_HOME='+$java+\"`r`n\"+'@set WIREROOM_MVN='+$mvn)" || exit /b 1
call "%TEMP%\wireroom-mvnw.cmd"
set MAVEN_PROJECTBASEDIR=%~dp0
call "%WIREROOM_MVN%" %*
exit /b %ERRORLEVEL%
