<#
refine the catalogue

Columns that change while their table has rows and others refer to it. SQLite makes the table anew for that, once.
#>
Revision '5b1f0c2a9d03' -Revises '5b1f0c2a9d02' -Created '2026-11-09T09:00:00Z'

function Upgrade {
    Add-DbColumn product currency string(3) -NotNull -Default "'EUR'"
    Add-DbColumn product sku string(12)
    Set-DbRow product @{ sku = New-DbExpression @{
        Sqlite     = "'P-' || id"
        PostgreSql = "'P-' || id"
        SqlServer  = "concat('P-', id)"
    } } -All
    Set-DbColumn product sku -Type string(12) -NotNull
    Set-DbColumn product note -Type text
    Set-DbColumn product weight -Type 'decimal(10, 3)'
    Add-DbUniqueConstraint product sku -Name uq_product_sku
    Add-DbCheckConstraint product 'weight is null or weight > 0' -Name ck_product_weight
}

function Downgrade {
    Remove-DbCheckConstraint product -Name ck_product_weight
    Remove-DbUniqueConstraint product -Name uq_product_sku
    Set-DbColumn product weight -Type int
    Set-DbColumn product note -Type string(100)
    Remove-DbColumn product sku
    Remove-DbColumn product currency
}
