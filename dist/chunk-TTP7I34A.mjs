
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as companyOf,r as joinedCompany};
