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
$wanted = $switches -contains '--install'
if ($IsLinux) {
    $mode = if ($wanted) { @('gate') } else { @('--check', 'gate') }
    & bash "$PSScriptRoot/fixtures/install/install.sh" @mode
    if ($wanted -and $LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Push-Location $PSScriptRoot
try { $build = & dotnet build Validation.sln -c Release -v quiet -nologo 2>&1 } finally { Pop-Location }
if ($LASTEXITCODE -ne 0) { $build | Out-Host; exit 2 }
& dotnet exec "$PSScriptRoot/src/Validation.Cli/bin/Release/net10.0/validation.dll" gate @switches
exit $LASTEXITCODE
