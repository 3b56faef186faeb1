"""`sopctl code …`: numbers and their register. The doors behind this one."""

from __future__ import annotations

DOORS = {
    "assign": "sopctl.cli.code_assign:assign",
    "check": "sopctl.cli.code_check:check",
    "list": "sopctl.cli.code_list:list_numbers",
    "withdraw": "sopctl.cli.code_withdraw:withdraw",
    "adopt": "sopctl.cli.code_assign:adopt",
}
