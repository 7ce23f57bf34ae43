"""The vocabulary of qbXML, and what the same things are called in JSON.

The names are those of the QuickBooks SDK, versions 2.0 to 14.0 (United States and Canada).
"""

from __future__ import annotations

import re
from functools import lru_cache

from .vocabulary import owned

_FIELDS = frozenset(
    """
    DisplayName GivenName FamilyName DBAName CustomField PrimaryPhone AlternatePhone
    PrimaryEmailAddr
    BillAddr ShipAddr DocNumber PrivateNote CustomerMemo PrintOnCheckName AcctNum UnitPrice TotalAmt
    AVSStreet AVSZip Abbreviation AccountNumber AccountType AccountantCopy AccountantCopyExists
    AccrualPeriod AccrualStartDate AcquiredAs ActiveStatus AddSerialNumber AddToMenu
    AdditionalNotes Addr1 Addr2 Addr3 Addr4 Addr5 AdjustBillingRateRelativeTo AdjustPercentage
    AdjustRelativeTo AdjustedServiceDate AfterMergeListID AgingReportBasis AgingReportType
    AllowCustomerTaxCodes AllowOverride AltContact AltPhone Amount AmountDue
    AmountDueInHomeCurrency AmountInHomeCurrency AnnualInterestRate AppliedAmount
    ApplyAccountRefToExistingTxns ApplyCOGSAccountRefToExistingTxns
    ApplyExpenseAccountRefToExistingTxns ApplyIncomeAccountRefToExistingTxns AsOfDate
    AssemblyBuildPoint AssetDesc AssetNumber AssignClassesTo AssignEvenIfUsed AssignToObject
    AuthorizationCode AutomaticLoginUserName AverageCost Balance BalanceRemaining
    BalanceRemainingInHomeCurrency BankNumber BarCode BarCodeValue BaseUnit BillToPay
    BillableAmount BillableRate BillableStatus BilledDate BillingRatePerItem BillingRateType
    BirthDate BudgetCriterion BudgetSummaryReportType BuildPoint BusinessNumber COMCallbackInfo
    CalculateChargesFrom CardSecurityCodeMatch CashFlowClassification CategoryAccountMapping Cc
    ChargeTax1 ChargeTax2 CheckNumber City ClearEarnings ClearExpenseLines ClearItemLines
    ClearItemsInGroup ClearedStatus ClientTransID ClosingDate Code ColData ColDesc ColTitle
    ColType CommercialCardCode CompanyAddressBlockForCustomer CompanyAddressForCustomer
    CompanyEmailForCustomer CompanyFileEvent CompanyFileEventOperation
    CompanyFileEventSubscription CompanyFilePath CompanyName CompanyType CompanyWebSite Contact
    ContactName ContactValue Contacts ConversionRatio Cost CostBasis CountAdjustment Country
    CreateChangeOrder CreditAmount CreditAmountInHomeCurrency CreditCardInfo CreditCardNumber
    CreditCardPostalCode CreditCardTransID CreditCardTxnInfo CreditCardTxnInputInfo
    CreditCardTxnResultInfo CreditCardTxnType CreditLimit CreditRemaining
    CreditRemainingInHomeCurrency CreditToApply CreditTxnID CurrencyCode CurrencyFormat
    CurrencyHotKey CurrentAppAccessRights CurrentEffectiveDate CurrentRate CurrentWindow
    CustomDetailReportType CustomPrice CustomPricePercent CustomRate CustomRatePercent
    CustomSummaryReportType DataEvent DataEventRecoveryTime DataExt DataExtDel
    DataExtFormatString DataExtID DataExtListRequire DataExtName DataExtNewName
    DataExtTxnRequire DataExtType DataExtValue DataRow Date DateMacro DayOfMonthDue
    DaysBillsAreDue DecimalPlaces DecimalSep DecimalSeparator DefaultFOB DefaultMarkup
    DefaultShipTo DefaultUnit DeliverOwnEvents DeliveryMethod DeliveryPolicy Department
    DepositTotal DepositTotalInHomeCurrency Desc Description DetailAccountType DisabilityDesc
    DiscountAmount DiscountDayOfMonth DiscountPct DiscountRate DiscountRatePercent
    DisplayCondition DisplayReport DividingDate Domain DoneStatus DueDate DueNextMonthDays
    Duration EIN EMURate Earnings EditSequence EffectiveDate Email EmergencyContacts
    EmployeePayrollInfo EmployeeType EnhancedInventoryReceivingEnabled Ethnicity EventTag
    ExchangeRate Exempt ExpectedDate ExpirationMonth ExpirationYear ExternalGUID
    FIFOEffectiveDate FIFOEnabled FOB Fax FirstDayOfWeek FirstMonthFiscalYear
    FirstMonthIncomeTaxYear FirstName FiscalYear FixedAssetSalesInfo FixedBillingRate
    ForceMapping ForceUOMChange ForeignPrice FormType FromAccountBalance FromDeletedDate
    FromEffectiveDate FromModifiedDate FromName FromRefNumber FromReportDate
    FromReportModifiedDate FromTxnDate FullName FullNameWithChildren Gender
    GeneralDetailReportType GeneralSummaryReportType GracePeriod HiredDate HoursAccrued
    HoursAvailable HoursUsed IncludeAccounts IncludeColumn IncludeComponentLineItems
    IncludeLineItems IncludeLinkedTxns IncludeMaxCapacity IncludeRetElement IncludeSubcolumns
    Initial InventoryDate Invoiced ItemDesc ItemGroupLine ItemInventoryAssemblyLine JobDesc
    JobEndDate JobProjectedEndDate JobReportType JobStartDate JobStatus JobTitle
    JournalCreditLine JournalDebitLine JournalLineType KeyEmployee LastCheckNumber
    LastCondenseTime LastName LastRestoreTime LeadContactID LeadContacts LegalCompanyName
    LineType LinkToTxn LinkToTxnID LinkType LinkedTxn ListDataExtType ListDelType
    ListDisplayAddType ListDisplayModType ListEvent ListEventOperation ListEventSubscription
    ListEventType ListID ListIDWithChildren ListMergeType ListType Location LocationID Locations
    LotNumber LotNumberAdjustment MainPhone ManufacturerPartNumber MappingAccount
    MappingCategory MarkPendingIfRequired MarkupRate MarkupRatePercent MatchCriterion Max
    MaxCapacity MaxReturned MaximumHours Memo MenuExtensionSubscription MenuItem MenuText
    MerchantAccountNumber MergeFrom MergeTo MergedFrom MergedTo MiddleName MilitaryStatus
    MinFinanceCharge Mobile Name NameOnCard NameOnCheck NewQuantity NewValue NextEffectiveDate
    NextRate NonWageType Note NoteID Notes NumColTitleRows NumColumns NumRows OdometerEnd
    OdometerStart OnFile OpenAmount OpenBalance OpenBalanceDate Operator
    OptionForPriceRuleConflict OriginalHireDate Other Other1 Other2 OtherDataExtType Override
    OverrideCheckNumber OverrideMemo OwnerID PONumber Pager PagerPIN PaidStatus PartOrFullTime
    PayPeriod PaySalesTax PaymentAmount PaymentGroupingCode PaymentMethodType PaymentStatus
    PaymentTxnID PaymentTxnLineID PayrollDetailReportType PayrollSummaryReportType PendingStatus
    PeriodEndDate PeriodStartDate Phone PostalCode PreferredDeliveryMethod Price
    PriceLevelFixedPercentage PriceLevelPerItem PriceLevelType PriceLevels PricePercent
    PrimaryContact PrintAs Priority ProductName Province PurchaseCost PurchaseDate PurchaseDesc
    QBXMLEvents Quantity QuantityAdjustment QuantityCanBuild QuantityDifference QuantityNeeded
    QuantityOnHand QuantityOnOrder QuantityOnPendingTransfers QuantityOnPurchaseOrders
    QuantityOnSalesOrder QuantityOnSalesOrders QuantityRequiredByPendingBuildTxns
    QuantityToBeBuiltByPendingBuildTxns QuantityToBuild QuantityToTransfer QuantityTransferred
    Rate RateEntry RateHistory RatePercent ReceivedQuantity ReconBatchID RefNumber
    RefNumberCaseSensitive RefundAmount RefundAmountInHomeCurrency RelatedUnit Relation
    ReleasedDate ReminderDate ReminderTime RemoveFromObject RemovePending RemoveSerialNumber
    ReorderLevel ReorderPoint ReportAgingAsOf ReportBasis ReportCalendar ReportData
    ReportDateMacro ReportModifiedDateRangeMacro ReportOpenBalanceAsOf ReportPeriod
    ReportSubtitle ReportTitle ReportingPeriod ResaleNumber ResultCode ResultMessage
    RetainOrPayEveryPeriod ReturnColumns ReturnRows RowData SIN SSN SalesAndPurchase SalesDate
    SalesDesc SalesExpense SalesOrPurchase SalesPrice SalesTaxCountry SalesTaxPercentage
    SalesTaxReturnLineNumber SalesTaxTotal Salutation SameShipAddrOk SecondaryContact
    SerialNumber SerialNumberAddedOrRemoved SerialNumberAdjustment Service ServiceDate
    ServiceStatus SetCredit ShipDate SickHours SiteDesc SpecialAccountType SpecialItemType
    StandardMileageRate StandardMileageTotalAmount State Status StdDiscountDays StdDueDays
    Sublevel Submenu SubscribedServices SubscriberID SubscriptionType Subtotal SubtotalRow
    Suffix SuggestedDiscountAmount SuggestedDiscountDate SummarizeBudgetColumnsBy
    SummarizeBudgetRowsBy SummarizeColumnsBy SummarizeRowsBy SummaryReportBasis Symbol SymbolPos
    TargetBonus Tax1Number Tax1Rate Tax1ReportingPeriod Tax1Total Tax2Number Tax2Rate
    Tax2ReportingPeriod Tax2Total TaxAmount TaxForm TaxLineID TaxLineName TaxRate
    TaxRegistrationNumber TemplateType TextRow ThousandSep ThousandSeparator
    ThousandSeparatorGrouping Threshold TimeCreated TimeDeleted TimeLastProcessed TimeModified
    TimeReportType ToAccountBalance ToDeletedDate ToEffectiveDate ToModifiedDate ToName
    ToRefNumber ToReportDate ToReportModifiedDate ToTxnDate TotalAmount
    TotalAmountInHomeCurrency TotalBalance TotalMiles TotalRow TotalValue TrackLostEvents
    TrackTax1Expenses TrackTax2Expenses TripEndDate TripStartDate TxnAuthorizationStamp
    TxnAuthorizationTime TxnDataExtType TxnDate TxnDelType TxnDisplayAddType TxnDisplayModType
    TxnEvent TxnEventOperation TxnEventSubscription TxnEventType TxnID TxnLineDetail TxnLineID
    TxnNumber TxnType TxnVoidType Type UIEvent UIExtensionEvent USCitizen USVeteran
    UnbilledQuantity Unit UnitOfMeasure UnitOfMeasureType UnitUsedFor UnusedCredits
    UnusedPayment UseTimeDataToCreatePaychecks VacationHours VacationPayAvailable
    VacationPayUsed VacationPercentage ValueAdjustment ValueDifference VendorMsg
    VendorOrPayeeName VendorTaxIdent WageType WarrantyExpDate WorkAuthExpireDate
    YearEndAccumulatedDepreciation YearEndBookValue
    """.split()  # noqa: SIM905 - words read better than a list of strings
)
_MADE = (
    r"(?:[A-Z][A-Za-z0-9]{1,60}(?:Ret(?:List)?|R[qs]|Add|Mod|Ref|Filter|MetaData|Preferences"
    r"|AddressBlock|Address)|[Ii]s[A-Z]\w{2,60}|QBXML\w{0,40})"
)
"""Messages and what they hold are called after these; flags begin with Is."""
_HOLDS = r"(?:[A-Z]\w{1,60}(?:Ret|R[qs]|Add|Mod|Ref)|QBXML\w{0,40}|ReportData|\w{1,20}Row|RowData)"
LOOSE = {name.lower(): name for name in _FIELDS if re.search(r"[a-z][A-Z]", name)}
"""Compounds, by their small letters."""


@lru_cache(4096)
def is_element(name: str) -> bool:
    """Whether qbXML has an element of this name; a compound is known in any letter case."""
    return name in _FIELDS or name.lower() in LOOSE or re.fullmatch(_MADE, name) is not None


@lru_cache(4096)
def holds_elements(name: str) -> bool:
    """Whether such an element holds others and never a text of its own."""
    return re.fullmatch(_HOLDS, name) is not None


_GENERIC = frozenset(
    """
    companyname legalcompanyname companytype companyfilepath companyfileevent menuitem menutext
    eventtag displayreport dataevent resultcode resultmessage timecreated timemodified
    timedeleted timelastprocessed linetype listtype currentwindow serialnumber productname
    displaycondition attachedfile deliverypolicy subscriptiontype baseunit decimalplaces
    formtype datamacro paidstatus pendingstatus donestatus relatedunit toname fromname eventtype
    minorversion itemdesc startdate enddate locationid subscriberid noteid datemacro reportdata
    datarow accounttype rate
    """.split()  # noqa: SIM905
)
"""Too common as keys to tell that bookkeeping data follows; nor do they name anybody."""
_ONLINE = frozenset(
    """
    displayname givenname familyname middlename primaryphone alternatephone primaryemailaddr
    billaddr shipaddr billemail printoncheckname balancewithjobs totalamt hometotalamt docnumber
    customermemo privatenote unitprice taxidentifier acctnum currentbalance
    currentbalancewithsubaccounts openingbalance homebalance countrysubdivisioncode line1 line2
    line3 postalcode synctoken balance totaltax amountdue amountpaid totalbalance invoicenumber
    customername vendorname suppliername employeename accountname taxnumber outstandingbalance
    overduebalance bankaccountname bankaccountnumber bankbranchidentifier dbaname
    accountholder accountholdername iban routingnumber creditcardnumber nameoncard nameoncheck
    payeename detailtype employeeid jobname itemname
    """.split()  # noqa: SIM905
)
"""What QuickBooks Online and connectors call such fields."""
_ALONE = frozenset(
    """
    Addr1 Addr2 Addr3 Addr4 Addr5 Salutation SSN SIN EIN Memo Contact Mobile Fax Pager Cc Amount
    Balance Subtotal City Province Price Cost Quantity Earnings Gender Ethnicity Cheque
    addr1 addr2 addr3 addr4 addr5 salutation ssn ein memo subtotal
    """.split()  # noqa: SIM905
)
"""Words that name a field of bookkeeping where an object has nothing but these."""
_ELSEWHERE = frozenset(
    """
    displayname newvalue newquantity maxreturned jobstatus servicestatus linktype
    lastcondensetime maxcapacity
    returncolumns returnrows deliverymethod templatetype currencycode currencyformat othername
    effectivedate duedate scheduledate menuitem locationid decimalsep formattype
    ownerid externalguid editsequence symbolpos currentrate nextrate currentwindow relationtype
    """.split()  # noqa: SIM905
)
"""Names that other programs' logs have as well."""
_HOLDERS = frozenset(
    """
    queryresponse customer customers vendor vendors supplier suppliers employee employees
    invoice invoices bill bills billpayment salesreceipt salesreceipts creditmemo creditmemos
    estimate estimates purchaseorder purchaseorders journalentry journalentries salesorder
    timeactivity reportdata rowdata coldata addressblock billaddress shipaddress customfield
    """.split()  # noqa: SIM905
)


@lru_cache(8192)
def tells_bookkeeping(key: str, *, opens: bool) -> bool:
    """Whether the object with this key holds bookkeeping data; or what stands under it, too.

    Args:
        key: of an object in JSON.
        opens: whether to count keys that tell about what stands under them alone.
    """
    plain = re.sub(r"[\s_.-]", "", key).lower()
    if plain in _GENERIC:
        return False
    if plain in _ONLINE or key in _ALONE or (plain in LOOSE and not plain.startswith("include")):
        return True
    if owned(key):
        return True
    return opens and (plain in _HOLDERS or re.fullmatch(_HOLDS, key) is not None)


_SETTINGS = (
    r"\w*timeout(?:ms|s|seconds)?|\w{0,30}(?<!con)(?<!per)version"
    r"|(?:server|db|sql|https?|web|smtp|proxy|listen|local|remote)?port"
    r"|(?:page|batch|buffer|chunk|pool|cache)size|max(?:tokens|retries|results|connections|threads)"
    r"|retries|retrycount|\w{0,20}interval(?:ms|s|seconds)?|loglevel|workers|threads|concurrency"
)


def is_setting(key: str, value: str) -> bool:
    """Whether a field says how a program is set up, even where its neighbours name somebody."""
    plain = re.sub(r"[\s_.-]", "", key).lower()
    said = re.fullmatch(r"\d{1,7}(?:\.\d{1,7}){0,3}|true|false", value) is not None
    return said and re.fullmatch(_SETTINGS, plain) is not None


@lru_cache(8192)
def names_field(name: str) -> bool:
    """Whether a name standing alone is one of qbXML's fields, in any letter case."""
    plain = name.lower()
    if plain in _GENERIC or plain in _ELSEWHERE or plain.startswith("include"):
        return False
    return plain in LOOSE or name in _STREETS or owned(name)


_STREETS = frozenset(("Addr1", "Addr2", "Addr3", "Addr4", "Addr5", "Salutation"))


@lru_cache(4096)
def is_record(name: str) -> bool:
    """Whether a variable is called after one of qbXML's records: `CustomerRet`, `customerRet`."""
    return (
        re.fullmatch(
            rf"(?i:{_SUBJECTS})\w{{0,30}}?(?:_ret|_add|_mod|_ref|Ret(?:List)?|Add|Mod|Ref|R[qs]|Address)",
            name,
        )
        is not None
    )


_SUBJECTS = (
    r"I?(?:cust(?:omer)?|vend(?:or)?|emp|inv|supplier|employee|invoice|bill|check|estimate|item|account|payment|receive"
    r"|sales|purchase|credit|journal|deposit|transfer|company|host|entity|txn|payroll|other|class"
    r"|currency|price|terms|job|lead|inventory|build|statement|charge|time|vehicle|refund|ship|bank"
    r"|ar|ap|parent|payee|list|to ?do|template|unit|date|standard|preferred|mileage|workers)"
)
