#!/usr/bin/env pwsh
# The gate, with the switches of run-suite.sh, also in PowerShell's style (-Install, -Engine docker).
# No CmdletBinding: an advanced script would refuse the switches that it does not declare itself.
#Requires -Version 7.2
param([switch] $Install)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# PowerShell makes an array of a,b and leaves -Engine as it is: one text for each switch, named as the gate names it.
$switches = @(foreach ($argument in $args) {
    ($argument -join ',') -replace '^--?([a-z][^=]*)', { '--' + $_.Groups[1].Value.ToLowerInvariant() }
})
if ($Install) { $switches += '--install' }
filter Write-Error-Line { [Console]::Error.WriteLine("$_") }

if ($IsLinux) {
    if ($switches -contains '--install') {
        & bash "$PSScriptRoot/fixtures/install/install.sh" gate
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    }
    else { & bash "$PSScriptRoot/fixtures/install/install.sh" --check gate | Write-Error-Line }
    & bash "$PSScriptRoot/eng/build.sh"
    if ($LASTEXITCODE -ne 0) { exit 2 }
}
else {
    Push-Location $PSScriptRoot
    try { $said = & dotnet build Validation.sln -c Release -v quiet -nologo 2>&1 } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { $said | Write-Error-Line; exit 2 }
}
& dotnet exec "$PSScriptRoot/src/Validation.Cli/bin/Release/net10.0/validation.dll" gate @switches
exit $LASTEXITCODE
