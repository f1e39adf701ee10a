<#
call them customers

A table, columns and a constraint get other names, a column goes, a price changes.
#>
Revision '5b1f0c2a9d04' -Revises '5b1f0c2a9d03' -Created '2026-11-12T09:00:00Z'

function Upgrade {
    Rename-DbTable client customer
    Rename-DbColumn customer name full_name
    Rename-DbColumn purchase client customer
    Rename-DbConstraint product ck_product_price ck_product_price_positive
    Remove-DbColumn customer phone
    Set-DbRow product @{ price = 17.5 } -Where @{ name = 'Wooden train' }
    New-DbIndex ix_customer_mail customer mail
}

function Downgrade {
    Remove-DbIndex ix_customer_mail -Table customer
    Set-DbRow product @{ price = 19 } -Where @{ name = 'Wooden train' }
    Add-DbColumn customer phone string(30)
    Set-DbRow customer @{ phone = '0100' } -Where @{ id = 1 }
    Rename-DbConstraint product ck_product_price_positive ck_product_price
    Rename-DbColumn purchase customer client
    Rename-DbColumn customer full_name name
    Rename-DbTable customer client
}
