
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as companyOf,r as joinedCompany};
